#include "CMatchingSolver.h"

#include <vector>

// LEMON 1.3 warns under newer compilers; its headers are not ours to mend.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#pragma GCC diagnostic pop

namespace {

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int64_t, int64_t>;

// StaticDigraph wants arcs grouped by tail; `order` holds the caller's index of each of its arcs.
std::vector<int32_t> groupedByTail(int32_t nodes, int32_t arcs, const int32_t *tail) {
  std::vector<int32_t> start(static_cast<size_t>(nodes) + 1, 0), order(static_cast<size_t>(arcs));
  for (int32_t arc = 0; arc < arcs; ++arc) ++start[static_cast<size_t>(tail[arc]) + 1];
  for (int32_t node = 0; node < nodes; ++node) start[static_cast<size_t>(node) + 1] += start[static_cast<size_t>(node)];
  for (int32_t arc = 0; arc < arcs; ++arc) order[static_cast<size_t>(start[static_cast<size_t>(tail[arc])]++)] = arc;
  return order;
}

twinhall_flow_status status(Simplex::ProblemType type) {
  switch (type) {
    case Simplex::OPTIMAL: return TWINHALL_FLOW_OPTIMAL;
    case Simplex::INFEASIBLE: return TWINHALL_FLOW_INFEASIBLE;
    case Simplex::UNBOUNDED: return TWINHALL_FLOW_UNBOUNDED;
  }
  return TWINHALL_FLOW_FAILED;
}

}  // namespace

extern "C" twinhall_flow_status twinhall_cheapest_circulation(
  int32_t nodes, int32_t arcs, const int32_t *tail, const int32_t *head, const int64_t *upper, const int64_t *cost,
  int64_t *flow, int64_t *potential) try {
  const std::vector<int32_t> order = groupedByTail(nodes, arcs, tail);
  std::vector<std::pair<int, int>> ends;
  ends.reserve(order.size());
  for (int32_t arc : order) ends.emplace_back(tail[arc], head[arc]);
  Graph graph;
  graph.build(nodes, ends.begin(), ends.end());

  Graph::ArcMap<int64_t> upperMap(graph), costMap(graph);
  for (int32_t place = 0; place < arcs; ++place) {
    upperMap[graph.arc(place)] = upper[order[static_cast<size_t>(place)]];
    costMap[graph.arc(place)] = cost[order[static_cast<size_t>(place)]];
  }
  Simplex simplex(graph);
  const twinhall_flow_status result = status(simplex.upperMap(upperMap).costMap(costMap).run());
  if (result != TWINHALL_FLOW_OPTIMAL) return result;

  for (int32_t place = 0; place < arcs; ++place) flow[order[static_cast<size_t>(place)]] = simplex.flow(graph.arc(place));
  for (int32_t node = 0; node < nodes; ++node) potential[node] = simplex.potential(graph.node(node));
  return result;
} catch (...) {
  return TWINHALL_FLOW_FAILED;
}
