package org.muster.supplies.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.supplies.Handouts;
import org.muster.supplies.Store;
import org.muster.supplies.Supply;

/**
 * The table at which something is given.
 *
 * @param store from which; null before it is chosen
 * @param item what; null before it is chosen
 * @param amount how much each is given
 * @param given what became of the scan just made; null without one
 * @param problem what stood against it, said on the page; null for nothing
 * @param scan the key of the next
 */
public record IssuePage(
    List<Store> stores,
    List<Supply> items,
    @Nullable UUID store,
    @Nullable UUID item,
    int amount,
    Handouts.@Nullable Given given,
    @Nullable String problem,
    ZoneId zone,
    UUID scan) {}
