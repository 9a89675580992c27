@NullMarked
package org.muster.privacy.web;

import org.jspecify.annotations.NullMarked;
