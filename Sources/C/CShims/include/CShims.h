#ifndef TWINHALL_C_SHIMS_H
#define TWINHALL_C_SHIMS_H
#include "CryptoShims.h"
#include "HTTPServerShims.h"
#include "MailShims.h"
#include "MemoryShims.h"
#endif
