import Domain
import Markup

/// What other features add to an organisation's public page, after its facts and before its contacts: each writes a section of its own
/// with a heading of the second level, or nothing.
func organisationSections(_ visit: Visit, _ organisation: Organisation, _ html: inout HTML) throws {}
