package org.muster.rounds;

import java.util.UUID;
import org.muster.forms.Answers;
import org.muster.forms.Form;
import org.muster.shared.Seals;
import org.springframework.stereotype.Component;

/** Answers as they are stored: what people wrote in their own words is sealed, the rest is not. */
@Component
class SealedAnswers {

  private static final String COLUMN = "rounds.report.answers";

  private final Seals seals;

  SealedAnswers(Seals seals) {
    this.seals = seals;
  }

  /** The JSON to store. */
  String seal(Form form, UUID person, Answers answers) {
    return answers.toJson(form.ownWords(), text -> seals.seal(COLUMN, person, text));
  }

  /** The answers of what was stored. */
  Answers open(UUID person, String json) {
    return Answers.parse(json, text -> seals.open(COLUMN, person, text));
  }
}
