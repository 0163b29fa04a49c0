#include "CResources.h"
// The build is done with the compiler of the toolchain, which has #embed in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Every language of the interface. A new one is its file and one line here; a zero byte ends each file.
static const unsigned char texts[] = {
#embed "files/texts/en.txt" suffix(, 0, )
#embed "files/texts/sv.txt" suffix(, 0, )
#embed "files/texts/es.txt" suffix(, 0, )
#embed "files/texts/uk.txt" suffix(, 0, )
};

TwinhallResource twinhall_texts(void) { return (TwinhallResource){texts, sizeof texts}; }
