/// Every page of the feature. Paths that are spelt out come before those that take any word in the same place.
let interestEndpoints: [Endpoint] =
  DeclarePages.endpoints + DeclarationPages.endpoints + QuestionPages.endpoints + SeekingPages.endpoints
  + OfficeDeclarationPages.endpoints
