import Application
import Domain
import Interface
import Localization
import Store

/// Proposed partners on a person's first page: those that wait for the reader, and those that wait for somebody else.
@Sendable func proposalsAtHome(_ visit: Visit) throws -> [HomeItem] {
  let permit = try Policy.permit(UseOwnAccount.self, to: visit.viewer)
  let today = visit.application.time.today
  return try visit.application.ownProposals(permit: permit).compactMap { line, round, side in
    let proposal = line.proposal
    guard proposal.isWaiting, round.takesAnswers(on: today) else { return nil }
    let isOwn = proposal.answer(of: side) == .waiting
    let party = proposal.party(side)
    let maySign = visit.may(AnswerProposal.self, in: .organisation(party))
    return HomeItem(
      title: visit.texts(MatchingText.partyTitle, ["partner": .text(line.name(side.other, in: visit.language))]),
      address: visit.address(ProposalPages.show, proposal.id.description),
      state: visit.texts(isOwn ? MatchingText.answerWaiting : .yourAnswerAccepted), tone: isOwn ? .warning : .information,
      hint: visit.texts(
        MatchingText.proposalFor, ["party": .text(line.name(side, in: visit.language)), "round": .text(round.name)]) + ".",
      dueOn: round.answersBy, waitsForReader: isOwn && maySign)
  }
}
