package org.muster.province.web;

import java.util.List;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Oversight;
import org.muster.people.Scope;
import org.muster.province.InstitutionDay;
import org.muster.province.InstitutionDays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** This cell's figures, for a program that shows those of several cells. */
@RestController
class ProvinceApi {

  private final InstitutionDays days;
  private final Oversight oversight;

  ProvinceApi(InstitutionDays days, Oversight oversight) {
    this.days = days;
    this.oversight = oversight;
  }

  /** The newest day of each institution of this cell; counts, never a name. */
  @GetMapping("/api/v1/province/figures")
  @NeedsScope(TokenScope.PROVINCE)
  List<InstitutionDay> figures(Scope scope) {
    oversight.requireSees(scope);
    return days.own();
  }
}
