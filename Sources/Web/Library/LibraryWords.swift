import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// How documents are said in the reader's language.
extension Visit {
  func word(for kind: Document.Kind) -> String { texts.text("library.kind-" + kind.rawValue) ?? kind.rawValue }
  func word(for audience: Document.Audience) -> String { texts.text("library.audience-" + audience.rawValue) ?? audience.rawValue }
  func word(for consent: Document.Consent) -> String { texts.text("library.consent-" + consent.rawValue) ?? consent.rawValue }

  func tone(of audience: Document.Audience) -> Tone {
    switch audience {
    case .everyone: .positive
    case .parties: .information
    case .office, .named: .warning
    }
  }

  /// `PDF, 1.2 MB`: what a download weighs, said before it begins.
  func weight(_ mediaType: String, _ size: Int) -> String { "\(label(mediaType)), \(formats.byteSize(size))" }

  func label(_ mediaType: String) -> String { FileType(mediaType: mediaType)?.label ?? mediaType }

  /// The words of a link to a file, such as "Download (PDF, 1.2 MB)".
  func words(_ text: LibraryText, _ mediaType: String, _ size: Int) -> String {
    texts(text, ["type": .text(label(mediaType)), "size": .text(formats.byteSize(size))])
  }

  /// What a document is about, as a link; plain text for the programme.
  func placeCell(_ place: Place, _ names: PlaceTitles) -> Cell {
    let name = placeName(place, names)
    return placeAddress(place, names).map { .link(name, $0) } ?? .text(name)
  }

  func placeName(_ place: Place, _ names: PlaceTitles) -> String {
    place == .programme ? settings.name(in: language) : names.name(of: place, in: language)
  }

  func placeAddress(_ place: Place, _ names: PlaceTitles) -> String? {
    guard let slug = names.slug(of: place) else { return nil }
    switch place {
    case .programme: return nil
    case .organisation: return address(OrganisationPages.show, slug)
    case .partnership: return address(PartnershipPages.show, slug)
    case .network: return address(NetworkPages.show, slug)
    }
  }

  /// An entry of a list.
  func card(for document: Document, _ page: DocumentPage, _ names: PlaceTitles? = nil) -> Card {
    let version = page.versions[document.id]
    var facts = [word(for: document.entry.kind)]
    if let names { facts.append(placeName(document.place, names)) }
    if let content = version?.content { facts.append(weight(content.mediaType, content.size)) }
    facts.append(formats.day(document.changedAt.day))
    var card = Card(document.entry.title, address: address(DocumentPages.show, document.id.description), facts: facts)
    card.language = document.entry.language.isEmpty || document.entry.language == language.tag ? nil : document.entry.language
    card.text = document.entry.description.isEmpty ? nil : shortened(document.entry.description)
    if document.offered == 0, let state = version?.content.state {
      card.state = state == .infected ? (texts(LibraryText.infected), .negative) : (texts(LibraryText.held), .warning)
    } else if document.entry.audience != .everyone {
      card.state = (word(for: document.entry.audience), tone(of: document.entry.audience))
    }
    return card
  }

  private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 160 ? line.prefix(159) + "…" : line
  }
}
