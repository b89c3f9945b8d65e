"""The profile and settings of the capture browser: nothing kept, and nothing a page could use to reach past the web."""

from __future__ import annotations

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

from evidence_desk.browser.doors import Doors

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
_FILM = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMedia

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
        self.doors = Doors(by_proxy, self.stopped.emit)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let one request go or stop it; stopped it is also when looking at it fails."""
        info.block(True)
        url = info.requestUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not self.doors.stop(url, info.resourceType() == _FILM):
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
