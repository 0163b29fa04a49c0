/// Every page of the register. Fixed paths come before `{organisation}`, which would take them.
let organisationEndpoints: [Endpoint] =
  OrganisationPages.endpoints + OrganisationEditPages.endpoints + ImportPages.endpoints + ImportRowPages.endpoints
  + OrganisationMergePages.endpoints + OfficeOrganisationPages.endpoints
