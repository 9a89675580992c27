package org.muster.movement;

import java.util.List;
import org.muster.people.PostKind;
import org.muster.requests.Ask;
import org.muster.requests.Question;
import org.muster.requests.Questions;
import org.muster.requests.RequestType;
import org.muster.requests.Settled;
import org.muster.requests.Step;
import org.springframework.stereotype.Component;

/** To stay on campus when the others leave: the counsellor and the chief counsellor decide. */
@Component
class StayType implements RequestType {

  private final LeaveTerms terms;
  private final Grants grants;

  StayType(LeaveTerms terms, Grants grants) {
    this.terms = terms;
    this.grants = grants;
  }

  @Override
  public String code() {
    return "stay";
  }

  @Override
  public String words() {
    return "movement.ask-stay";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.day("from").must(),
        of.day("to").must(),
        of.choice("reason", "study", "far", "region", "hardship", "other").must(),
        of.paragraph("why"),
        of.yesNo("family").must(),
        of.line("phone").must().known("phone"),
        of.line("contact").must());
  }

  @Override
  public List<Step> route(Ask ask) {
    return List.of(
        Step.decide(PostKind.COUNSELLOR, 24), Step.decide(PostKind.CHIEF_COUNSELLOR, 48));
  }

  @Override
  public void check(Ask ask) {
    terms.check(ask, Leave.Kind.STAY, "from", "to");
  }

  @Override
  public void settled(Settled settled) {
    if (settled.outcome() == Settled.Outcome.GRANTED) {
      grants.grant(settled, terms.days(Leave.Kind.STAY, settled.ask().answers(), "from", "to"));
    }
  }
}
