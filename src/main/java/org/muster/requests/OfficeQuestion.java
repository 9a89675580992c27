package org.muster.requests;

import java.util.List;
import org.muster.people.PostKind;
import org.springframework.stereotype.Component;

/** A question to an office, which answers it within two days. */
@Component
class OfficeQuestion implements RequestType {

  @Override
  public String code() {
    return "question";
  }

  @Override
  public String words() {
    return "requests.question";
  }

  @Override
  public List<Question> questions(Questions of) {
    return List.of(
        of.choice("office", "counsellor", "logistics", "aid", "careers", "clinic").must(),
        of.paragraph("what").must());
  }

  @Override
  public List<Step> route(Ask ask) {
    return List.of(Step.carryOut(PostKind.of(ask.answers().text("office")), 48));
  }

  @Override
  public boolean confirms() {
    return true;
  }
}
