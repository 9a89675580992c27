package org.muster.supplies.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.supplies.Campaign;
import org.muster.supplies.Campaigns;
import org.muster.supplies.Handouts;

/**
 * Something that is given once to each.
 *
 * @param waiting those who have not had theirs, as many as a page takes
 * @param given what became of the scan just made; null without one
 * @param problem what stood against it, said on the page; null for nothing
 * @param scan the key of the next
 */
public record CampaignPage(
    Campaign campaign,
    List<Campaigns.Waiting> waiting,
    Handouts.@Nullable Given given,
    @Nullable String problem,
    ZoneId zone,
    UUID scan) {

  public String path() {
    return "/supplies/campaigns/" + campaign.id();
  }
}
