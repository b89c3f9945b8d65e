"""The profile and settings of the capture browser: nothing kept, and nothing a page could use to reach past the web."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery, QSsl, QSslCertificate
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineProfileBuilder,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from evidence_desk.capture.addresses import addresses_of, plain_host, port_of, private_host

# Where the engine's own switches are given; see docs/decisions/044.
SWITCHES = (
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-remote-playback-api",
    "--disable-speech-api",
    "--no-pings",
    "--no-first-run",
    # Of one page and its reload nothing may come from another's store.
    "--disable-features=WebTransport,DirectSockets,Prerender2,SpeculationRulesPrefetchProxy,WebBluetooth,WebUSB,"
    "WebOTP,InterestCohort,BackForwardCache",
    # The engine itself holds requests from public pages into private networks back, after its own resolving.
    "--enable-features=LocalNetworkAccessChecks:LocalNetworkAccessChecksWarn/false",
)
_WEB = ("http", "https", "ws", "wss", "data", "blob")
_FILM = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMedia
_RESOLVED_S = 60.0  # how long an answer of the resolver counts
_NAMES = 4_096

A = QWebEngineSettings.WebAttribute
_ON = (
    A.JavascriptEnabled,
    A.AutoLoadImages,
    A.LocalStorageEnabled,
    A.PrintElementBackgrounds,
    A.LinksIncludedInFocusChain,
)
_OFF = (
    A.JavascriptCanOpenWindows,
    A.JavascriptCanAccessClipboard,
    A.JavascriptCanPaste,
    A.LocalContentCanAccessRemoteUrls,
    A.LocalContentCanAccessFileUrls,
    A.PluginsEnabled,
    A.PdfViewerEnabled,
    A.FullScreenSupportEnabled,
    A.ScreenCaptureEnabled,
    A.AllowRunningInsecureContent,
    A.AllowGeolocationOnInsecureOrigins,
    A.AllowWindowActivationFromJavaScript,
    A.HyperlinkAuditingEnabled,
    A.DnsPrefetchEnabled,
    A.ErrorPageEnabled,
    A.FocusOnNavigationEnabled,
    A.NavigateOnDropEnabled,
    A.BackForwardCacheEnabled,
    A.AutoLoadIconsForPage,
)


class Guard(QWebEngineUrlRequestInterceptor):
    """Looks at every request of every frame and worker before it leaves: web only, no film, nothing private."""

    stopped = Signal(str)  # what was stopped, a word of `browser_wire.Refused`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offline = False  # a kept archive is shown: the net gives nothing
        self._asked_for: set[tuple[str, int]] = set()
        self._known: dict[str, tuple[float, bool]] = {}
        self._lock = threading.Lock()

    def allow_private(self, url: str) -> None:
        """Let this host be loaded although it is in the school's own network: the person asked for it by name."""
        self._asked_for.add((plain_host(url), port_of(url)))

    def private(self, url: str) -> bool:
        """Return whether an address is in the school's own network and was not asked for."""
        host = plain_host(url)
        if (host, port_of(url)) in self._asked_for:
            return False
        now = time.monotonic()
        with self._lock:
            at, answer = self._known.get(host, (-_RESOLVED_S, True))
        if now - at < _RESOLVED_S:
            return answer
        answer = private_host(host, None if by_proxy(url) else addresses_of)
        with self._lock:
            if len(self._known) >= _NAMES:
                self._known.clear()
            self._known[host] = (now, answer)
        return answer

    def stop(self, url: str, *, film: bool = False) -> str:
        """Return why an address is never loaded, a word of `browser_wire.Refused`; empty: it may be. Any thread."""
        scheme = url.partition(":")[0].lower()
        what = ""
        if scheme not in _WEB:
            what = "file" if scheme in ("file", "qrc", "filesystem") else "scheme"
        elif film:
            what = "film"
        elif scheme not in ("data", "blob"):
            if self.offline:
                what = "scheme"
            elif self.private(url):
                what = "private"
        if what:
            self.stopped.emit(what)
        return what

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let one request go or stop it; stopped it is also when looking at it fails."""
        info.block(True)
        url = info.requestUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not self.stop(url, film=info.resourceType() == _FILM):
            info.block(False)


def by_proxy(url: str) -> bool:
    """Return whether the system sends requests for an address through a proxy, which then resolves its name."""
    answers = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
    return bool(answers) and answers[0].hostName() != ""


def make_profile(parent: QObject, language: str, guard: Guard, trusted: list[bytes]) -> QWebEngineProfile:
    """Return a fresh profile, off the record, with everything off that a page need not have.

    Args:
        parent: keeps it; must outlive its pages.
        language: what pages are asked for, "en-GB".
        guard: looks at its requests.
        trusted: certificates (DER) that this computer trusts beside the engine's own list, a school's filter.
    """
    builder = QWebEngineProfileBuilder()
    certificates = [QSslCertificate(der, QSsl.EncodingFormat.Der) for der in trusted]
    builder.setAdditionalTrustedCertificates([one for one in certificates if not one.isNull()])
    # Without a name it is off the record; `createOffTheRecordProfile` is static and forgets the certificates.
    profile = builder.createProfile("", parent)
    if profile is None or not profile.isOffTheRecord():
        raise RuntimeError("the engine would keep what it loads")
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setHttpAcceptLanguage(language)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setUrlRequestInterceptor(guard)
    set_settings(profile.settings())
    return profile


def set_settings(settings: QWebEngineSettings) -> None:
    """Switch off what a page need not have."""
    for one in _ON:
        settings.setAttribute(one, True)
    for one in _OFF:
        settings.setAttribute(one, False)
    settings.setAttribute(A.PlaybackRequiresUserGesture, True)
    settings.setAttribute(A.WebRTCPublicInterfacesOnly, True)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)


def refuse_downloads(profile: QWebEngineProfile, stopped: Callable[[str], None]) -> None:
    """Refuse every download before its first byte, and say so."""

    def refuse(request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        stopped("download")

    profile.downloadRequested.connect(refuse)
