package org.muster.supplies;

import java.util.List;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.requests.Ask;
import org.muster.requests.Question;
import org.muster.requests.Questions;
import org.muster.requests.RequestType;
import org.muster.requests.Settled;
import org.muster.requests.Step;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** Masks for those who cannot buy any: decided by logistics in a day, then kept to be fetched. */
@Component
class FreeMasks implements RequestType {

  private final Reservations reservations;

  FreeMasks(Reservations reservations) {
    this.reservations = reservations;
  }

  @Override
  public String code() {
    return "masks";
  }

  @Override
  public String words() {
    return "supplies.masks";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.choice("why", "sold-out", "hardship", "isolated", "other").must(),
        of.line("more").when("why", "other"));
  }

  @Override
  public List<Step> route(Ask ask) {
    return List.of(Step.decide(PostKind.LOGISTICS, 24));
  }

  @Override
  public boolean isFor(Scope scope) {
    return scope.charges().isEmpty() || scope.holds(PostKind.CLASS_LEADER);
  }

  @Override
  public void check(Ask ask) {
    if (!reservations.offered()) {
      throw Problem.conflict("supplies.no-masks");
    }
  }

  @Override
  public boolean lowRisk(Ask ask) {
    return true;
  }

  @Override
  public void settled(Settled settled) {
    if (settled.outcome() == Settled.Outcome.GRANTED) {
      reservations.reserve(settled.ask().id(), settled.ask().about());
    }
  }
}
