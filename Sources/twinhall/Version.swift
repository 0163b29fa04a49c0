/// Semantic Versioning 2.0.0; CHANGELOG.md says what changed.
let version = "0.1.0"
