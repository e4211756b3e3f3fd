#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: Debian packages, the browser tests' npm packages, and a few Python tools
# in target/test-tools. What is there already is left alone, so without root everything still works once the packages are in.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib/servers.sh
source scripts/lib/servers.sh

VENV=target/test-tools/venv
export PATH="$PWD/target/test-tools/bin:$PATH"

has() { command -v "$1" >/dev/null 2>&1; }

missing_packages() {
    [ -x "$(postgres_bin)/initdb" ] && [ -x "$(postgres_bin)/pgbench" ] || echo postgresql
    has redis-server && has redis-cli || echo redis-server
    has chromium || echo chromium
    has zbarimg || echo zbar-tools
    has pdftotext && has pdftoppm && has pdfinfo || echo poppler-utils
    has qpdf || echo qpdf
    has node || echo nodejs
    has npm || echo npm
    has runuser || echo util-linux
    has curl || echo curl
    has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
}

install_packages() {
    local missing
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        echo "The tests need these Debian packages: $missing" >&2
        echo "Install them with: sudo apt-get install $missing" >&2
        return 1
    fi
    echo "installing $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    # shellcheck disable=SC2086
    apt-get install -y -q --no-install-recommends $missing
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    [ -z "${missing// /}" ] || { echo "still missing after installing: $missing" >&2; return 1; }
}

node_is_new_enough() {
    node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

# Debian 12's own Node.js is too old for the browser tests; npm brings a newer one as a plain package, used by the tests alone.
install_node() {
    node_is_new_enough && return 0
    local machine
    case $(uname -m) in
        x86_64) machine=x64 ;;
        aarch64) machine=arm64 ;;
        *) echo "The browser tests need Node.js 20.19 or newer; this is $(node --version)" >&2; return 1 ;;
    esac
    echo "Node.js $(node --version) is too old for the browser tests: installing a newer one in target/test-tools"
    npm install --prefix target/test-tools/node --ignore-scripts --no-audit --no-fund --no-save "node-linux-$machine@22"
    mkdir -p target/test-tools/bin
    ln -sf "../node/node_modules/node-linux-$machine/bin/node" target/test-tools/bin/node
    hash -r
    node_is_new_enough || { echo "node is still $(node --version) at $(command -v node)" >&2; return 1; }
}

install_npm_packages() {
    local folder=$1 stamp=$1/node_modules/.installed-from
    cmp -s "$folder/package-lock.json" "$stamp" && return 0
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund)
    cp "$folder/package-lock.json" "$stamp"
}

install_python_tools() {
    cmp -s scripts/test-tools.txt "$VENV/installed-from" && return 0
    rm -rf "$VENV"
    python3 -m venv "$VENV"
    "$VENV/bin/pip" install -q --disable-pip-version-check -r scripts/test-tools.txt
    cp scripts/test-tools.txt "$VENV/installed-from"
}

install_packages
install_node
install_npm_packages tests/browser
install_npm_packages tests/credentials
install_python_tools
echo "all test tools are here"
