package pyrt

import "sync"

// reMaxCache is how many patterns are kept, as many as CPython keeps.
const reMaxCache = 512

// reCache keeps compiled patterns; when it is full, the oldest goes.
type reCache[S string | Bytes] struct {
	mu      sync.RWMutex
	entries map[reCacheKey[S]]*Pattern[S]
	order   []reCacheKey[S]
	oldest  int
}

type reCacheKey[S string | Bytes] struct {
	pattern S
	flags   int
}

var (
	regexCache      reCache[string]
	bytesRegexCache reCache[Bytes]
)

// get returns a compiled pattern.
func (c *reCache[S]) get(pattern S, flags int) *Pattern[S] {
	key := reCacheKey[S]{pattern, flags}
	c.mu.RLock()
	re := c.entries[key]
	c.mu.RUnlock()
	if re != nil {
		return re
	}
	re = &Pattern[S]{prog: compileRegex(pattern, flags), text: pattern}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries = make(map[reCacheKey[S]]*Pattern[S])
	}
	if other := c.entries[key]; other != nil {
		return other
	}
	if len(c.order) < reMaxCache {
		c.order = append(c.order, key)
	} else {
		delete(c.entries, c.order[c.oldest])
		c.order[c.oldest] = key
		c.oldest = (c.oldest + 1) % reMaxCache
	}
	c.entries[key] = re
	return re
}

// PurgeRegexes is re.purge(): it forgets the compiled patterns.
func PurgeRegexes() {
	regexCache.purge()
	bytesRegexCache.purge()
}

func (c *reCache[S]) purge() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries, c.order, c.oldest = nil, nil, 0
}
