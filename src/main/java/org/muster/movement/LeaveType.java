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

/**
 * To be away for days. The counsellor decides; the chief counsellor too where it is long, or to a
 * listed region.
 */
@Component
class LeaveType implements RequestType {

  private final LeaveTerms terms;
  private final Grants grants;
  private final Rules rules;

  LeaveType(LeaveTerms terms, Grants grants, Rules rules) {
    this.terms = terms;
    this.grants = grants;
    this.rules = rules;
  }

  @Override
  public String code() {
    return "leave";
  }

  @Override
  public String words() {
    return "movement.ask-leave";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.choice("reason", "home", "medical", "job", "contest", "family", "other").must(),
        of.paragraph("why"),
        of.day("from").must(),
        of.day("to").must(),
        terms.region(words(), "region"),
        of.line("address"),
        of.choice("transport", "train", "plane", "coach", "car", "city").must(),
        of.line("vehicle"),
        of.line("phone").must().known("phone"),
        of.line("contact"));
  }

  @Override
  public List<Step> route(Ask ask) {
    var rule = rules.today();
    boolean chief =
        LeaveTerms.count(ask.answers(), "from", "to") > rule.chiefAfterDays()
            || rule.listed(ask.answers().text("region"));
    return chief
        ? List.of(Step.decide(PostKind.COUNSELLOR, 24), Step.decide(PostKind.CHIEF_COUNSELLOR, 24))
        : List.of(Step.decide(PostKind.COUNSELLOR, 24));
  }

  @Override
  public void check(Ask ask) {
    terms.check(ask, Leave.Kind.LEAVE, "from", "to");
  }

  /** Short, within the province, to no listed region, and for a reason that needs no paper. */
  @Override
  public boolean lowRisk(Ask ask) {
    var rule = rules.today();
    var region = ask.answers().text("region");
    return LeaveTerms.count(ask.answers(), "from", "to") <= rule.simpleDays()
        && rule.near(region)
        && !rule.listed(region)
        && List.of("home", "family").contains(ask.answers().text("reason"));
  }

  @Override
  public void settled(Settled settled) {
    if (settled.outcome() == Settled.Outcome.GRANTED) {
      grants.grant(settled, terms.days(Leave.Kind.LEAVE, settled.ask().answers(), "from", "to"));
    }
  }
}
