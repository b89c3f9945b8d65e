#!/bin/sh
# Install the system programs that building and testing Evidence Desk needs.
#
#   packaging/linux/install-deps.sh           install what is missing (Debian, Ubuntu and kin)
#   packaging/linux/install-deps.sh --check   install nothing; list what is missing, exit 1 if anything is
#
# Run as root, or as a person who may use sudo. Running it again changes nothing. A program that is already
# there, from wherever, is left alone: only the packages of missing programs are asked for.
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
node:nodejs
npm:npm
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
        say "every system program is there"
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
