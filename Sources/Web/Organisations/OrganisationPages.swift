/// Every page of the register. Fixed paths come before `{organisation}`, which would take them.
enum OrganisationPages {
  static let endpoints: [Endpoint] =
    OrganisationPublicPages.endpoints + OrganisationEditPages.endpoints + ImportPages.endpoints + ImportRowPages.endpoints
    + OrganisationMergePages.endpoints + OrganisationOfficePages.endpoints
}
