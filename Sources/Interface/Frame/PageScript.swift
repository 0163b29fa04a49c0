import Localization
import Markup
import TwinhallCore

extension HTML {
  /// The optional script where it is of use, with its words as attributes.
  mutating func script(_ frame: PageFrame) {
    let keepsText = memory?.keepsText == true
    // A second press of a button is the site's own matter, so that forms of a button or two need no script.
    guard frame.usesScript, keepsText || frame.showsWaitingForms || frame.hasErrors && !frame.usesLessData else { return }
    var attributes: [Attribute] = [Attribute("src", ResourceFile.script.address), .flag("defer")]
    if let memory, keepsText || frame.showsWaitingForms {
      attributes += [
        Attribute("data-author", memory.author), Attribute("data-keep-address", memory.keepAddress),
        // Seconds without typing before text is kept, and between one time and the next.
        Attribute("data-pause", frame.usesLessData ? "60" : "4"),
      ]
      attributes += scriptWords.map { Attribute($0.name, frame.texts($0.text)) }
    }
    element("script", attributes, "")
  }

  /// What the page weighs on the wire when it is compressed, as near as can be said before its last bytes are written.
  mutating func pageWeight(_ frame: PageFrame) {
    let size = Formats(frame.texts.language).byteSize(frame.weigh(bytes))
    element("p", [.class("hint")], frame.texts(DraftsText.pageWeight, ["size": .text(size)]))
  }
}

private let scriptWords: [(name: StaticString, text: DraftsText)] = [
  ("data-saved", .saved), ("data-offline", .offline), ("data-failed", .failed), ("data-both", .both), ("data-show-both", .showBoth),
  ("data-device", .device), ("data-put-in", .putIn), ("data-delete", .delete), ("data-keep-form", .keepForm),
  ("data-form-kept", .formKept), ("data-queue", .queue), ("data-send-now", .sendNow), ("data-open-again", .openAgain),
  ("data-refused", .queueRefused), ("data-other", .queueOther),
]
