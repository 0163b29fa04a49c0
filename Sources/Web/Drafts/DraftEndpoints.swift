/// Unsent text, work without a connection, and pages with less data.
let draftEndpoints = DraftPages.endpoints + LessDataPages.endpoints + OfflinePage.endpoints
