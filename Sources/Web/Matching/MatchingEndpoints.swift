/// Every page of matching: the office's, the parties' and the public one.
let matchingEndpoints: [Endpoint] =
  WeightsPages.endpoints + RoundForms.endpoints + RoundPages.endpoints + RoundLists.endpoints + PairPages.endpoints
  + AnswerPages.endpoints + ProposalPages.endpoints + MatchingRulesPage.endpoints
