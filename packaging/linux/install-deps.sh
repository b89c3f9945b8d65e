#!/bin/sh
# Install the system programs, libraries and fonts that building and testing Evidence Desk needs.
#
#   packaging/linux/install-deps.sh           install what is missing (Debian, Ubuntu and kin)
#   packaging/linux/install-deps.sh --check   install nothing; list what is missing, exit 1 if anything is
#   packaging/linux/install-deps.sh --judges  the same, with the browsers that `make conformance` asks
#
# Run as root, or as a person who may use sudo. Running it again changes nothing. What is already there,
# from wherever, is left alone: only the packages of what is missing are asked for.
set -eu

# program:package pairs; the package names are those of Debian 12.
PROGRAMS='
make:make
git:git
age:age
restic:restic
bsdtar:libarchive-tools
7z:p7zip-full
pdftotext:poppler-utils
qpdf:qpdf
busybox:busybox
openssl:openssl
softhsm2-util:softhsm2
pkcs11-tool:opensc
node:nodejs
npm:npm
Xvfb:xvfb
xdotool:xdotool
xclip:xclip
fc-list:fontconfig
'

# program:package pairs of the outside judges; installed only when they are asked for.
JUDGES='
chromium:chromium
firefox-esr:firefox-esr
java:default-jre-headless
mvn:maven
'
if [ "${1:-}" = "--judges" ]; then
    PROGRAMS="$PROGRAMS$JUDGES"
fi

# library:package pairs: what the window's Qt loads from the system.
LIBRARIES='
libEGL.so.1:libegl1
libGL.so.1:libgl1
libfontconfig.so.1:libfontconfig1
libdbus-1.so.3:libdbus-1-3
libglib-2.0.so.0:libglib2.0-0
libxkbcommon.so.0:libxkbcommon0
libbrotlidec.so.1:libbrotli1
libX11-xcb.so.1:libx11-xcb1
libXext.so.6:libxext6
libXrandr.so.2:libxrandr2
libdrm.so.2:libdrm2
libpulse.so.0:libpulse0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-randr.so.0:libxcb-randr0
libxcb-render-util.so.0:libxcb-render-util0
libxcb-shape.so.0:libxcb-shape0
libxcb-sync.so.1:libxcb-sync1
libxcb-xfixes.so.0:libxcb-xfixes0
libxcb-xkb.so.1:libxcb-xkb1
libnss3.so:libnss3
libnspr4.so:libnspr4
libxcb-dri3.so.0:libxcb-dri3-0
libXfixes.so.3:libxfixes3
libxkbfile.so.1:libxkbfile1
libasound.so.2:libasound2
libgbm.so.1:libgbm1
libXcomposite.so.1:libxcomposite1
libXdamage.so.1:libxdamage1
libXtst.so.6:libxtst6
'

# font:package pairs: the faces of the pictures in the guide, and of message text in other scripts.
FONTS='
NotoSans-Regular:fonts-noto-core
NotoColorEmoji:fonts-noto-color-emoji
'

say() { printf '%s\n' "install-deps: $*" >&2; }

# Python 3.11 or newer that can make a virtual environment (Debian keeps ensurepip in python3-venv).
# The order is the Makefile's.
have_python() {
    for python in ${PYTHON:-} python3 python3.11 python3.12 python3.13; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

# Prints one "program:package" a line for everything missing.
missing() {
    if ! have_python; then
        echo 'python3:python3'
        echo 'python3-venv:python3-venv'
    fi
    for pair in $PROGRAMS; do
        if ! command -v "${pair%%:*}" >/dev/null 2>&1; then
            echo "$pair"
        fi
    done
    loadable=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    for pair in $LIBRARIES; do
        case $loadable in
            *"${pair%%:*}"*) ;;
            *) echo "$pair" ;;
        esac
    done
    fonts=$(fc-list 2>/dev/null || true)
    for pair in $FONTS; do
        case $fonts in
            *"/${pair%%:*}."*) ;;
            *) echo "$pair" ;;
        esac
    done
}

# Runs a command as root: directly, or through sudo, which may ask for a password only when someone is there.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null 2>&1; then
        say "this needs root, and sudo is not installed. Run as root: packaging/linux/install-deps.sh"
        exit 1
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

wanted=$(missing)
if [ -z "$wanted" ]; then
    if [ "${1:-}" = "--check" ]; then
        say "everything the system has to give is there"
    fi
    exit 0
fi

programs=$(echo "$wanted" | cut -d: -f1 | tr '\n' ' ')
packages=$(echo "$wanted" | cut -d: -f2 | tr '\n' ' ')
say "missing: $programs"
if [ "${1:-}" = "--check" ]; then
    exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
    say "this system has no apt-get, so nothing was installed. Please install, by its own means:"
    say "  Python 3.11 or newer with venv, and: $programs"
    say "  (on Debian 12 the packages are: $packages)"
    exit 1
fi

say "bringing the package lists up to date (apt-get update)"
as_root apt-get update -qq </dev/null
say "installing Debian packages: $packages"
# shellcheck disable=SC2086 # the list is split into words on purpose
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages \
    </dev/null >&2

still=$(missing)
if [ -n "$still" ]; then
    say "still missing after the installation: $(echo "$still" | cut -d: -f1 | tr '\n' ' ')"
    say "a Python older than 3.11 is the usual reason; Debian 12 and Ubuntu 24.04 are new enough."
    exit 1
fi
say "done"
