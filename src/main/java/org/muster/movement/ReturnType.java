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

/** To come back from elsewhere: by which way, on which day. A listed region is the chief's too. */
@Component
class ReturnType implements RequestType {

  private final LeaveTerms terms;
  private final Grants grants;
  private final Rules rules;

  ReturnType(LeaveTerms terms, Grants grants, Rules rules) {
    this.terms = terms;
    this.grants = grants;
    this.rules = rules;
  }

  @Override
  public String code() {
    return "return";
  }

  @Override
  public String words() {
    return "movement.ask-return";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.day("day").must(),
        terms.region(words(), "region"),
        of.choice("transport", "train", "plane", "coach", "car", "city").must(),
        of.line("vehicle"),
        of.yesNo("abroad").must(),
        of.paragraph("what"),
        of.line("phone").must().known("phone"));
  }

  @Override
  public List<Step> route(Ask ask) {
    return rules.today().listed(ask.answers().text("region"))
        ? List.of(Step.decide(PostKind.COUNSELLOR, 24), Step.decide(PostKind.CHIEF_COUNSELLOR, 24))
        : List.of(Step.decide(PostKind.COUNSELLOR, 24));
  }

  @Override
  public void check(Ask ask) {
    terms.check(ask, Leave.Kind.RETURN, "day", "day");
  }

  @Override
  public boolean lowRisk(Ask ask) {
    return !rules.today().listed(ask.answers().text("region"))
        && Boolean.FALSE.equals(ask.answers().get("abroad"));
  }

  @Override
  public void settled(Settled settled) {
    if (settled.outcome() == Settled.Outcome.GRANTED) {
      grants.grant(settled, terms.days(Leave.Kind.RETURN, settled.ask().answers(), "day", "day"));
    }
  }
}
