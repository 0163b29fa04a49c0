import Database
import Domain
import Localization
import Store
import TwinhallCore

/// A gathered mail: everything that waits for a person, in full, in one text of at most 10 kB. What does not fit is in the next one.
public struct GatheredMail: Sendable {
  /// In the order of the text.
  public let items: [MailItem]
  /// Dates whose matter was done meanwhile; they are forgotten.
  public let needless: [MailItem]
  public let subject: String
  public let body: String
  /// Whether it has dates only, no posts.
  public let isOnlyReminders: Bool

  /// - Parameter items: what waits, in the order it is mailed; nil when nothing of it is left to say.
  init?(
    _ items: [MailItem], for person: Person, code: String, _ application: Application, _ connection: any Connection
  ) throws {
    let texts = Texts.shared(person.language)
    let material = try GatheredMaterial(items, person, application, connection)
    let footer = application.configuration.footer(code: code, texts)
    var builder = GatheredText(texts: texts, room: LetterText.limit - footer.utf8.count - 400)
    let dates = items.compactMap { item in material.dates[item.id].map { (item, $0) } }
    for (item, text) in dates { builder.add(item, text, under: texts(MailText.digestDates), isLine: true) }
    for group in material.groups {
      for (item, text) in group.posts { builder.add(item, text, under: group.heading, isLine: false) }
    }
    let said = dates.count + material.groups.map(\.posts.count).reduce(0, +)
    needless = items.filter { material.dates[$0.id] == nil && !material.hasPost($0) }
    guard said > 0 || !needless.isEmpty else { return nil }
    self.items = builder.items
    isOnlyReminders = material.groups.isEmpty
    let operatorName = try OperatorSettings(connection).name(in: person.language)
    subject = EnglishMark.removed(
      from: texts(isOnlyReminders ? MailText.remindersSubject : .digestSubject, ["operator": .text(operatorName)]))
    let greeting = texts(MailText.digestGreeting, ["name": .text(person.name)])
    body = EnglishMark.removed(from: [greeting, builder.text, footer].joined(separator: "\n\n") + "\n")
  }
}

/// A text that takes parts under headings as long as there is room.
private struct GatheredText {
  let texts: Texts
  let room: Int
  private(set) var items: [MailItem] = []
  private(set) var text = ""
  private var heading = ""
  private var isFull = false

  init(texts: Texts, room: Int) {
    self.texts = texts
    self.room = room
  }

  mutating func add(_ item: MailItem, _ part: String, under wanted: String, isLine: Bool) {
    if isFull { return }
    let title = wanted == heading ? "" : (text.isEmpty ? "" : "\n\n") + wanted + "\n" + String(repeating: "=", count: min(60, wanted.count))
    let addition = title + (isLine ? "\n" : "\n\n") + part
    guard text.utf8.count + addition.utf8.count <= room || items.isEmpty else {
      isFull = true
      return
    }
    text += addition
    heading = wanted
    items.append(item)
  }
}

extension Configuration {
  fileprivate func footer(code: String, _ texts: Texts) -> String {
    let arguments: KeyValuePairs<String, Argument> = [
      "choices": .text("\(publicAddress)/\(texts.language.tag)/account/mail"),
      "stop": .text(stopAddress(.stop, code, texts.language) ?? ""),
    ]
    return "-- \n" + texts(MailText.digestFooter, arguments)
  }
}
