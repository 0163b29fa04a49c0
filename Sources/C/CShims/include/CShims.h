#ifndef TWINHALL_C_SHIMS_H
#define TWINHALL_C_SHIMS_H
#include "MemoryShims.h"
#include "HTTPServerShims.h"
#include "MailShims.h"
#endif
