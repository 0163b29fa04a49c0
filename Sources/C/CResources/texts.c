#include "CResources.h"
// The build is done with the compiler of the toolchain, which has #embed in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en[] = {
#embed "files/texts/en.txt"
};
static const unsigned char sv[] = {
#embed "files/texts/sv.txt"
};

TwinhallResource twinhall_texts_en(void) { return (TwinhallResource){en, sizeof en}; }
TwinhallResource twinhall_texts_sv(void) { return (TwinhallResource){sv, sizeof sv}; }
