import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// Each post at its day, by its author, in the conversation with its place and subject.
  func loadConversations() throws {
    var begun: [String: Identifier<Conversation>] = [:]
    for row in try DemonstrationFile.conversations().rows {
      try naming("conversations \(row["subject"])") {
        guard let author = people[row["author"]] else { throw NotFound() }
        let application = on(shifted(row.day("written_on") ?? Demonstration.madeFor))
        let key = row["place"] + " " + row["subject"]
        if let id = begun[key] {
          let scope = try application.scope(of: id, for: author)
          try application.writePost(in: id, text: row["text"], permit: permit(TakePart.self, as: author, in: scope))
        } else {
          let place = try place(row["place"])
          let scope = try application.scope(of: place, for: author)
          begun[key] = try application.startConversation(
            in: place, subject: row["subject"], text: row["text"], permit: permit(StartConversation.self, as: author, in: scope))
        }
      }
    }
  }

  /// Reads `partnership:1`, the number in its file, `network:democratic-resilience` or `office`.
  private func place(_ text: String) throws -> Conversation.Place {
    let parts = text.split(separator: ":").map(String.init)
    switch parts.first {
    case "partnership": return .partnership(try known(partnerships[parts[1]]))
    case "network": return .network(try known(networks[parts[1]]))
    default: return .office
    }
  }
}
