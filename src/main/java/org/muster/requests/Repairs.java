package org.muster.requests;

import java.util.List;
import org.muster.people.PostKind;
import org.springframework.stereotype.Component;

/** Heating, water, light, locks: seen by logistics in a day, put right in two more. */
@Component
class Repairs implements RequestType {

  @Override
  public String code() {
    return "repairs";
  }

  @Override
  public String words() {
    return "requests.repairs";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.choice(
                "kind",
                "heating",
                "water",
                "power",
                "door",
                "furniture",
                "network",
                "clean",
                "other")
            .must(),
        of.paragraph("what").must(),
        of.line("when"),
        of.line("phone").known("phone"));
  }

  @Override
  public List<Step> route(Ask ask) {
    return List.of(Step.decide(PostKind.LOGISTICS, 24), Step.carryOut(PostKind.LOGISTICS, 48));
  }

  @Override
  public boolean place() {
    return true;
  }

  @Override
  public boolean confirms() {
    return true;
  }

  @Override
  public boolean lowRisk(Ask ask) {
    return true;
  }
}
