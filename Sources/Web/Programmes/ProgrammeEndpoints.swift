/// Every page of the programme.
let programmeEndpoints: [Endpoint] = ProgrammePages.endpoints + ThemePages.endpoints + EligibilityPages.endpoints
