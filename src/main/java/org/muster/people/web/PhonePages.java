package org.muster.people.web;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Telephone numbers are masked on every list; here one person's are shown, and that is kept. */
@Controller
class PhonePages {

  private final People people;
  private final Trail trail;

  PhonePages(People people, Trail trail) {
    this.people = people;
    this.trail = trail;
  }

  /** The family's number only to those who may read the person's answers too. */
  @PostMapping("/people/{id}/phone")
  String reveal(@PathVariable UUID id, Scope scope, Model model) {
    PersonLine person = people.find(scope, id).orElseThrow(Problem::notFound);
    var phones = people.phones(id);
    var shown = new ArrayList<PhonePage.Number>();
    if (!phones.own().isEmpty()) {
      shown.add(new PhonePage.Number("people.phone.own", "", phones.own()));
    }
    if (!phones.guardian().isEmpty() && scope.readsAnswersOf(person)) {
      shown.add(
          new PhonePage.Number("people.phone.family", phones.guardianName(), phones.guardian()));
    }
    trail.record("people.phone", "person", id, Map.of("numbers", shown.size()));
    model.addAttribute("page", new PhonePage(person.name(), shown));
    return "people/phone";
  }
}
