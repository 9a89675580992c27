package org.muster.supplies.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.supplies.Books;
import org.muster.supplies.Supply;

/**
 * The ledger, newest first.
 *
 * @param balances whether every store has what its ledger says
 */
public record LedgerPage(
    List<Books.Line> lines, List<Supply> items, boolean balances, ZoneId zone) {

  /** The item of a line. */
  public Supply item(Books.Line line) {
    return items.stream().filter(one -> one.id().equals(line.item())).findFirst().orElseThrow();
  }
}
