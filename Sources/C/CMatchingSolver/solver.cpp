#include "CMatchingSolver.h"
