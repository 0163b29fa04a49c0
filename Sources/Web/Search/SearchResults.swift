import Application
import Domain
import Interface
import Localization
import Store

/// How each kind of record is shown among results, and where its page is.
extension Visit {
  func word(_ kind: SearchKind) -> String { texts.text("search.kind-" + kind.rawValue) ?? kind.rawValue }

  /// The page for this reader; the office gets its own where it has one.
  func address(of hit: SearchHit) -> String {
    switch hit.kind {
    case .organisation: address(may(ReadRegister.self) ? OfficeOrganisationPages.show : OrganisationPages.show, hit.place)
    case .partnership: address(may(ManagePartnerships.self) ? OfficePartnershipPages.show : PartnershipPages.show, hit.place)
    case .network: address(may(ManageNetworks.self) ? OfficeNetworkPages.show : NetworkPages.show, hit.place)
    case .seeker: address(SeekingPages.show, hit.place)
    case .theme: address(PartnershipPages.list, query: .init([("theme", hit.place)]))
    case .page: address(TextPages.page(of: hit.place))
    case .declaration: address(may(ReviewDeclarations.self) ? OfficeDeclarationPages.show : DeclarationPages.tasks, hit.place)
    case .message: address(ConversationPages.show, hit.place)
    case .document: address(DocumentPages.show, hit.place)
    case .proposal: address(ProposalPages.show, hit.place)
    case .round: address(RoundPages.show, hit.place)
    case .person: address(PersonPages.show, hit.place)
    }
  }

  func result(_ hit: SearchHit, _ excerpt: Excerpt) -> SearchResult {
    let (text, language) = hit.text(in: self.language)
    // Paragraphs and the parts of a document become one line.
    let line = text.text.split(separator: "\n").joined(separator: " · ")
    return SearchResult(
      excerpt.marked(text.title).map(\.marked), address: address(of: hit), kind: word(hit.kind),
      excerpt: line.isEmpty ? [] : excerpt.around(line).map(\.marked),
      language: language == nil || language == self.language ? nil : language?.tag)
  }
}

extension ExcerptPiece {
  fileprivate var marked: MarkedText { MarkedText(text, isMarked: isMarked) }
}
