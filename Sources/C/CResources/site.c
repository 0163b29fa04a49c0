#include "CResources.h"
// The build is done with the compiler of the toolchain, which has #embed in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char css[] = {
#embed "files/site.css"
};
static const unsigned char first[] = {
#embed "files/first.css"
};
static const unsigned char js[] = {
#embed "files/site.js"
};
static const unsigned char passkey[] = {
#embed "files/passkey.js"
};
static const unsigned char icon[] = {
#embed "files/favicon.ico"
};

TwinhallResource twinhall_site_css(void) { return (TwinhallResource){css, sizeof css}; }
TwinhallResource twinhall_first_css(void) { return (TwinhallResource){first, sizeof first}; }
TwinhallResource twinhall_site_js(void) { return (TwinhallResource){js, sizeof js}; }
TwinhallResource twinhall_passkey_js(void) { return (TwinhallResource){passkey, sizeof passkey}; }
TwinhallResource twinhall_icon(void) { return (TwinhallResource){icon, sizeof icon}; }
