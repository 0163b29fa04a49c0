/// Every endpoint of the library and of files on their way in.
let libraryEndpoints: [Endpoint] = DocumentPages.endpoints + KeepDocumentPages.endpoints + UploadPages.endpoints
