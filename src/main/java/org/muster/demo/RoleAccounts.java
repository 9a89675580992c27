package org.muster.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.identity.Accounts;
import org.muster.identity.MadeUpCampus.DemoRole;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that one click signs in. They have no password: there is no other way into them. */
@Repository
class RoleAccounts {

  static final String STUDENT = "student";
  static final String CLASS_LEADER = "class-leader";
  static final String COUNSELLOR = "counsellor";
  static final String CHIEF_COUNSELLOR = "chief-counsellor";
  static final String WORKING_GROUP = "working-group";
  static final String DATA_TEAM = "data-team";
  static final String CLINIC = "clinic";
  static final String LOGISTICS = "logistics";

  /** From the bottom of the chain up and the offices beside it, as the page shows them. */
  private static final List<String> ORDER =
      List.of(
          STUDENT,
          CLASS_LEADER,
          COUNSELLOR,
          CHIEF_COUNSELLOR,
          WORKING_GROUP,
          CLINIC,
          LOGISTICS,
          DATA_TEAM);

  private final JdbcClient jdbc;
  private final Accounts accounts;

  RoleAccounts(JdbcClient jdbc, Accounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  /** Makes the accounts, all of them or none; those that are there stay. */
  @Transactional
  public void make(Map<String, PersonLine> persons) {
    var known = byRole();
    persons.forEach(
        (role, person) -> {
          if (!known.containsKey(role)) {
            var account =
                accounts.create(
                    CurrentInstitution.get(), person.id(), person.number(), person.name(), null);
            jdbc.sql("insert into demo.role (institution_id, role, account_id) values (?, ?, ?)")
                .params(CurrentInstitution.get(), role, account)
                .update();
          }
        });
  }

  /** The roles; empty while the campus of the institution in force is not finished. */
  List<DemoRole> all() {
    var known = byRole();
    return ORDER.stream()
        .filter(known::containsKey)
        .map(
            role ->
                new DemoRole(
                    role,
                    Objects.requireNonNull(known.get(role)),
                    "demo.role." + role,
                    "demo.try." + role))
        .toList();
  }

  private Map<String, UUID> byRole() {
    var known = new HashMap<String, UUID>();
    jdbc.sql("select role, account_id from demo.role where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(
            row -> {
              known.put(row.getString(1), Objects.requireNonNull(row.getObject(2, UUID.class)));
            });
    return known;
  }
}
