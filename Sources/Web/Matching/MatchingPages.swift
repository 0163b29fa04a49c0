/// Every endpoint of matching: the office's, the parties' and the public one.
enum MatchingPages {
  static let endpoints: [Endpoint] =
    WeightsPages.endpoints + RoundForms.endpoints + RoundPages.endpoints + RoundLists.endpoints + PairPages.endpoints
    + AnswerPages.endpoints + ProposalPages.endpoints + MatchingRulesPage.endpoints
}
