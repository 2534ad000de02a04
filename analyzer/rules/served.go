package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

// This file tells whom a coroutine keeps waiting when it blocks, as far as the source shows.

// findServed returns the handlers of requests and the own functions that they surely call.
func (c *Context) findServed() map[*resolve.Func]bool {
	served := map[*resolve.Func]bool{}
	var mark func(*resolve.Func)
	mark = func(fn *resolve.Func) {
		if served[fn] {
			return
		}
		served[fn] = true
		for _, s := range c.Graph.Out(fn) {
			if s.Kind == callgraph.Call && len(s.Callees) == 1 && s.Callees[0].Confidence >= 0.9 {
				mark(s.Callees[0].Func)
			}
		}
	}
	for fn := range c.handlers {
		mark(fn)
	}
	return served
}

// eventMarks are the last names of decorators by which bots, brokers and servers of other kinds register what they call for
// each message, command or event.
var eventMarks = words(`message message_handler edited_message callback_query callback_query_handler inline_query on_message on listen listener event subscriber subscribe
	hybrid_command slash_command command user_command message_command consumer handler handle action view shortcut agent rpc websocket`)

// toolMarks are the last names of decorators by which servers register tools of language models.
var toolMarks = words("tool call_tool list_tools read_resource resource prompt function_tool")

// markedBy tells whether a decorator of a function, written with a dot or called, has one of these last names.
func markedBy(fn *resolve.Func, marks map[string]bool) bool {
	return slices.ContainsFunc(fn.Decorators, func(d resolve.Decorator) bool {
		last := d.Name[strings.LastIndexByte(d.Name, '.')+1:]
		return marks[last] && (strings.Contains(d.Name, ".") || d.Called)
	})
}

// keptWaiting names the kind of a place that blocks an event loop, by whom it keeps waiting and for how long.
func (p *Pass) keptWaiting(fn *resolve.Func, w wait) string {
	switch {
	case agentTool(fn) || markedBy(fn, toolMarks):
		return "tool"
	case p.served[fn]:
		return "handler"
	case markedBy(fn, eventMarks):
		return "event"
	case w.kind == waitsTime:
		return "pause"
	case w.kind == waitsProcess || w.long():
		return "long"
	case p.asynchronousSide(fn):
		return "side"
	}
	return "other"
}

// longRoots are the modules whose waiting functions ask or run a model, or move whole files: seconds.
var longRoots = words(`openai anthropic groq together mistralai cohere google huggingface_hub ollama litellm replicate sentence_transformers faster_whisper yt_dlp gdown
	langchain_openai langchain_anthropic langchain_core langchain_google_genai langchain_community langchain_ollama langchain_groq whisper gtts pytesseract git`)

// long tells whether a wait takes seconds.
func (w wait) long() bool {
	root, _, _ := strings.Cut(w.name, ".")
	return longRoots[root]
}

// asynchronousSide tells by its name that a function is there for callers who must not be blocked: aget beside get, get_async, _acall.
func (p *Pass) asynchronousSide(fn *resolve.Func) bool {
	name := strings.Trim(fn.Name, "_")
	for _, plain := range []string{strings.TrimPrefix(name, "a"), strings.TrimPrefix(name, "async_"), strings.TrimSuffix(name, "_async"), strings.TrimSuffix(name, "Async")} {
		if plain == name || plain == "" {
			continue
		}
		if name != "a"+plain { // the word itself says so
			return true
		}
		if fn.Class != nil && (fn.Class.FindMethod(plain) != nil || fn.Class.FindMethod("_"+plain) != nil) {
			return true
		}
	}
	return false
}
