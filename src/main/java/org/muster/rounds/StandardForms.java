package org.muster.rounds;

import org.muster.forms.Forms;
import org.muster.people.InstitutionFounded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives every new institution the shipped forms, so that its first round can be opened at once. */
@Component
class StandardForms {

  private final Forms forms;

  StandardForms(Forms forms) {
    this.forms = forms;
  }

  @EventListener
  void on(InstitutionFounded founded) {
    forms.installStandard();
  }
}
