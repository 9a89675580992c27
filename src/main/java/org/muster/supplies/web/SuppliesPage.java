package org.muster.supplies.web;

import java.util.List;
import java.util.UUID;
import org.muster.people.Tree;
import org.muster.supplies.Campaign;
import org.muster.supplies.Cover;
import org.muster.supplies.Store;
import org.muster.supplies.Supplies;
import org.muster.supplies.Supply;

/**
 * What is in store.
 *
 * @param cover the shortest first
 * @param kept how many are to be fetched
 * @param units for whom something could be given
 * @param key of what is sent next: sent twice, it is one
 */
public record SuppliesPage(
    List<Store> stores,
    List<Supply> items,
    List<Supplies.Level> levels,
    List<Cover.Lasting> cover,
    List<Campaign> campaigns,
    int kept,
    List<Tree.Node> units,
    UUID key) {

  /** How much of an item is in a store. */
  public int amount(Store store, Supply item) {
    return levels.stream()
        .filter(level -> level.store().equals(store.id()) && level.item().equals(item.id()))
        .mapToInt(Supplies.Level::amount)
        .sum();
  }

  /** How much of an item there is. */
  public int amount(Supply item) {
    return levels.stream()
        .filter(level -> level.item().equals(item.id()))
        .mapToInt(Supplies.Level::amount)
        .sum();
  }

  /** How much of it is promised. */
  public int reserved(Supply item) {
    return levels.stream()
        .filter(level -> level.item().equals(item.id()))
        .mapToInt(Supplies.Level::reserved)
        .sum();
  }

  /** How long an item lasts. */
  public Cover.Lasting lasting(Supply item) {
    return cover.stream()
        .filter(one -> one.item().equals(item.id()))
        .findFirst()
        .orElse(new Cover.Lasting(item.id(), 0, 0, null));
  }

  /** The items that run out within a week. */
  public List<Supply> shortOf() {
    return items.stream().filter(item -> lasting(item).isShort()).toList();
  }
}
