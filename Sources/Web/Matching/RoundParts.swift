import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the office's pages of a round share.
extension Visit {
  func matchingWord(_ key: String, _ value: String) -> String { texts.text("matching." + key + value) ?? value }

  func stateWord(_ state: Round.State) -> String { matchingWord("state-", state.rawValue) }

  func tone(_ state: Round.State) -> Tone {
    switch state {
    case .preparing: .warning
    case .proposed: .warning
    case .answering: .information
    case .closed: .neutral
    }
  }

  /// The way up from a page below a round.
  func above(_ round: Round) -> [Link] {
    [roundsLink, Link(round.name, address(RoundPages.show, round.id.description))]
  }

  var roundsLink: Link { Link(texts(MatchingText.rounds), address(RoundPages.list)) }

  func pairAddress(_ round: Round, _ key: PairKey) -> String {
    address(PairPages.show, round.id.description, key.swedish, key.international)
  }

  /// `Strong, 74`
  func bandAndNumber(_ score: Int, _ words: MatchingWords) -> String {
    words.band(ScoreBand(score: score)) + ",\u{A0}" + formats.integer(score)
  }

  func ofTotal(_ count: Int, _ total: Int) -> String {
    texts(MatchingText.of, ["count": .count(count), "total": .count(total)])
  }
}

extension ScoreBand {
  var tone: Tone {
    switch self {
    case .strong: .positive
    case .good: .information
    case .possible: .warning
    }
  }
}

extension RoundView {
  func title(_ key: PairKey) -> String { "\(name(key.swedish)) – \(name(key.international))" }

  func names(_ key: PairKey) -> MatchingWords.PairNames {
    MatchingWords.PairNames(swedish: name(key.swedish), international: name(key.international))
  }

  func words(_ language: Language) -> MatchingWords { MatchingWords(language, themes) }

  /// Whether proposals have been sent for the pair.
  func isSent(_ key: PairKey) -> Bool {
    proposals.contains { $0.proposal.key == key }
  }
}
