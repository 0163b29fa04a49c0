#ifndef TWINHALL_C_MATCHING_SOLVER_H
#define TWINHALL_C_MATCHING_SOLVER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  TWINHALL_FLOW_OPTIMAL = 0,
  TWINHALL_FLOW_INFEASIBLE = 1,
  TWINHALL_FLOW_UNBOUNDED = 2,
  TWINHALL_FLOW_FAILED = 3
} twinhall_flow_status;

/// Cheapest circulation (no supplies): arc i goes from tail[i] to head[i], carries 0 to upper[i] units at cost[i] a unit.
/// Writes `flow` (one value an arc) and `potential` (one a node), such that an arc whose reduced cost
/// cost + potential[tail] - potential[head] is positive is empty and one whose reduced cost is negative is full.
/// Arrays belong to the caller. The same input gives the same answer. Never throws.
twinhall_flow_status twinhall_cheapest_circulation(
  int32_t nodes, int32_t arcs, const int32_t *tail, const int32_t *head, const int64_t *upper, const int64_t *cost,
  int64_t *flow, int64_t *potential);

#ifdef __cplusplus
}
#endif
#endif
