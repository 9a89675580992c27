package org.muster.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set of exports.
 *
 * @param aloneUpTo how many people a list may be about that one person takes alone
 */
@ConfigurationProperties("muster.exports")
record ExportSettings(@DefaultValue("1000") int aloneUpTo) {}
