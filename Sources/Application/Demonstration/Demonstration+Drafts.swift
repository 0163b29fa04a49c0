import Domain
import Localization
import Store
import TwinhallCore

extension Demonstration {
  /// A coordinator has begun a message and not sent it, so that *My page* shows what happens to unsent text.
  func loadDraft() throws {
    guard let sender = organisations["mora"], let person = person(.coordinator, of: sender).person else { return }
    let texts = Texts.shared(person.language)
    let today = on(shifted(Demonstration.madeFor))
    let message = """
      Hello,

      we read that you want young people to take part in the plans for your town. Our youth council in Mora has met since
      """
    let form = WrittenForm(
      owner: .person(person.id), access: DraftAccess(person: person.id, browser: nil), author: DraftAccess.author(person.id),
      address: "/seeking/gulu/write", page: "/seeking/gulu/write", title: texts(InterestsText.writeTitle, ["name": .text("Gulu")]),
      base: "", version: 0, tab: "", fields: FormFields([(name: "from", value: sender.description), (name: "message", value: message)]))
    _ = try today.keepDraft(form, from: "demonstration", permit: try permit(KeepDraft.self, as: .system))
  }
}
