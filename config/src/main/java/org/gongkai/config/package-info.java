@NullMarked
package org.gongkai.config;

import org.jspecify.annotations.NullMarked;
