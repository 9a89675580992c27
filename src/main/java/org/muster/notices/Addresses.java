package org.muster.notices;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.muster.notices.channel.Kind;

/** Whose account with a provider it is that the provider speaks of. */
final class Addresses {

  /**
   * SQL: true where a person {@code p}'s account with the channel {@code k.word} is one of these.
   */
  static final String ONE_OF = "(" + Planning.ADDRESS + ") = any (:addresses)";

  /**
   * SQL for the ids of those who may have one of these accounts, by index: what the roster has, or
   * what was given. {@link #ONE_OF} must hold besides.
   */
  static final String CANDIDATES =
      """
      select r.id from people.person r
       where r.institution_id = :institution and r.left_at is null
         and (:channel in ('wecom', 'dingtalk') and r.number = any (:addresses)
              or :channel = 'sms' and r.phone = any (:addresses))
      union
      select a.person_id from notices.address a
       where a.institution_id = :institution and a.channel = :channel
         and a.address = any (:addresses)
      """;

  private Addresses() {}

  /** The ways in which an account may stand here that a provider writes in one way. */
  static String[] forms(Kind kind, Collection<String> accounts) {
    return accounts.stream()
        .flatMap(
            account ->
                switch (kind) {
                  case SMS -> phones(account);
                  case WECOM ->
                      Stream.of(
                          account,
                          account.toLowerCase(Locale.ROOT),
                          account.toUpperCase(Locale.ROOT));
                  case DINGTALK, WECHAT, MAIL -> Stream.of(account);
                })
        .distinct()
        .toArray(String[]::new);
  }

  private static Stream<String> phones(String account) {
    var digits = account.replaceAll("\\D", "");
    var number = digits.substring(Math.max(0, digits.length() - 11));
    return Stream.of(number, "86" + number, "+86" + number);
  }
}
