package org.muster.forms.web;

import java.util.List;
import java.util.Set;
import org.muster.forms.Answers;
import org.muster.forms.Fact;
import org.muster.forms.Fault;
import org.muster.forms.FormVersion;

/**
 * A form being tried out: as its readers will see it, and what would come of the answers. Nothing
 * of it is kept.
 *
 * @param language the tag of the language it is tried in
 * @param shown the answers in the fields
 * @param facts what staff would read; empty before the first try
 * @param flags what would be raised
 */
public record Trial(
    FormVersion version,
    String language,
    boolean tried,
    Answers shown,
    List<Fault> faults,
    List<Fact> facts,
    Set<String> flags) {

  public String action() {
    return "/admin/forms/" + version.id() + "?in=" + language;
  }

  /** True when the answers would be taken. */
  public boolean taken() {
    return tried && faults.isEmpty();
  }
}
