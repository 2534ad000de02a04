package rules

import (
	"slices"
	"strings"
)

// This file lists synchronous functions of client libraries that send a request
// and wait for the answer.

// A remote is a module or class whose functions wait: those with one of the last
// names, or all that have a name in lower case.
type remote struct {
	root  string
	names []string
}

var remotes = []remote{
	// language models: an answer takes seconds
	{"openai.OpenAI", []string{"create", "parse", "generate", "edit"}},
	{"openai.AzureOpenAI", []string{"create", "parse", "generate", "edit"}},
	{"openai.chat", []string{"create"}},
	{"openai.embeddings", []string{"create"}},
	{"openai.ChatCompletion", []string{"create"}},
	{"openai.Embedding", []string{"create"}},
	{"anthropic.Anthropic", []string{"create", "parse"}},
	{"groq.Groq", []string{"create"}},
	{"together.Together", []string{"create", "generate"}},
	{"mistralai.Mistral", []string{"complete", "create"}},
	{"cohere.Client", []string{"chat", "embed", "generate", "rerank"}},
	{"cohere.ClientV2", []string{"chat", "embed", "rerank"}},
	{"google.genai.Client", []string{"generate_content", "embed_content", "generate_images"}},
	{"google.generativeai.GenerativeModel", []string{"generate_content"}},
	{"huggingface_hub.InferenceClient", []string{"chat_completion", "text_generation", "feature_extraction", "text_to_image", "create"}},
	{"ollama", []string{"chat", "generate", "embed", "embeddings", "pull"}},
	{"litellm", []string{"completion", "embedding", "rerank"}},
	{"replicate", []string{"run"}},
	// stores and services
	{"huggingface_hub", []string{"snapshot_download", "hf_hub_download"}},
	{"botocore.client.BaseClient", []string{"get_object", "put_object", "head_object", "delete_object", "copy_object", "list_objects", "list_objects_v2", "upload_file",
		"download_file", "upload_fileobj", "download_fileobj", "invoke_model", "converse", "invoke", "query", "get_item", "put_item", "send_message", "publish"}},
	{"elasticsearch.Elasticsearch", []string{"search", "index", "bulk", "get", "count", "create", "delete", "update"}},
	{"opensearchpy.OpenSearch", []string{"search", "index", "bulk", "get", "count", "create", "delete", "update"}},
	{"qdrant_client.QdrantClient", []string{"search", "query_points", "upsert", "scroll", "count", "retrieve", "delete"}},
	{"stripe", []string{"create", "retrieve", "modify"}},
	{"slack_sdk.WebClient", nil},
	{"twilio.rest.Client", []string{"create"}},
	{"google.cloud.storage.Blob", []string{"upload_from_string", "upload_from_file", "upload_from_filename", "download_as_bytes", "download_as_string", "download_as_text",
		"download_to_filename", "download_to_file"}},
	{"azure.storage.blob.BlobClient", []string{"upload_blob", "download_blob"}},
	{"docker.DockerClient", []string{"build", "pull", "push", "run", "prune"}},
	{"github.Github", []string{"get_repo", "get_user", "get_organization", "search_repositories", "search_issues"}},
	{"tavily.TavilyClient", []string{"search", "extract", "crawl"}},
	{"notion_client.Client", []string{"query", "create", "update", "retrieve", "list", "search"}},
	{"spotipy.Spotify", nil},
	{"pinecone.Pinecone", []string{"create_index", "delete_index"}},
	{"deepl.Translator", []string{"translate_text", "translate_document"}},
	{"sendgrid.SendGridAPIClient", []string{"send"}},
	{"wikipedia", []string{"search", "summary", "page"}},
	{"yfinance", []string{"download"}},
	{"gdown", []string{"download"}},
	// models on the machine itself: they compute for as long as others wait
	{"sentence_transformers.SentenceTransformer", []string{"encode"}},
	{"sentence_transformers.CrossEncoder", []string{"predict"}},
	{"faster_whisper.WhisperModel", []string{"transcribe"}},
	{"smtplib.SMTP", []string{"SMTP", "send_message", "sendmail", "login", "connect"}},
	{"smtplib", []string{"SMTP", "SMTP_SSL"}},
	{"smtplib.SMTP_SSL", []string{"send_message", "sendmail", "login", "connect"}},
	{"ftplib", []string{"FTP", "FTP_TLS"}},
	{"imaplib", []string{"IMAP4", "IMAP4_SSL"}},
	{"urllib3.PoolManager", []string{"request", "urlopen"}},
	{"urllib3", []string{"request"}},
	{"http.client.HTTPConnection", []string{"getresponse"}},
	{"http.client.HTTPSConnection", []string{"getresponse"}},
	{"paramiko.SSHClient", []string{"connect"}},
	{"websockets.sync.client", []string{"connect"}},
	{"websocket", []string{"create_connection"}},
	{"yt_dlp.YoutubeDL", []string{"download", "extract_info"}},
	{"langchain_openai", []string{"invoke", "stream", "batch", "predict", "embed_query", "embed_documents"}},
	{"langchain_anthropic", []string{"invoke", "stream", "batch", "predict"}},
	{"langchain_google_genai", []string{"invoke", "stream", "batch", "embed_query", "embed_documents"}},
	{"langchain_groq", []string{"invoke", "stream", "batch"}},
	{"langchain_ollama", []string{"invoke", "stream", "batch", "embed_query", "embed_documents"}},
	{"gtts.gTTS", []string{"save", "write_to_fp"}},
	{"pytesseract", []string{"image_to_string", "image_to_data"}},
	{"git.Repo", []string{"clone_from"}},
	{"kubernetes.client.CoreV1Api", nil},
	{"kubernetes.client.AppsV1Api", nil},
	{"kubernetes.client.BatchV1Api", nil},
	{"kubernetes.client.CustomObjectsApi", nil},
	{"google.cloud.bigquery.Client", []string{"query", "insert_rows_json", "load_table_from_json", "load_table_from_dataframe"}},
	{"google.cloud.firestore.Client", []string{"get", "set", "stream", "update", "add", "delete"}},
	{"cloudinary.uploader", []string{"upload", "destroy", "upload_large"}},
	{"praw.Reddit", []string{"submission", "redditor"}},
	{"tweepy.Client", []string{"create_tweet", "get_user", "get_users_tweets", "search_recent_tweets"}},
	{"binance.client.Client", nil},
	{"requests_html.HTMLSession", []string{"get", "post"}},
	{"whisper", []string{"transcribe"}},
	{"dns.resolver", []string{"resolve", "query"}},
	{"whois", []string{"whois"}},
}

// databaseCalls are methods of synchronous sessions that send statements and wait. One takes milliseconds: they matter where
// many requests are served.
var databaseCalls = []remote{
	{"sqlalchemy.orm.Session", []string{"execute", "commit", "scalar", "scalars", "get", "flush", "refresh"}},
	{"sqlalchemy.orm.Query", []string{"all", "first", "one", "one_or_none", "count", "scalar", "delete", "update"}},
	{"psycopg2.extensions.cursor", []string{"execute", "executemany"}},
	{"pymysql.cursors.Cursor", []string{"execute", "executemany"}},
	{"pymongo.MongoClient", []string{"find_one", "insert_one", "insert_many", "update_one", "update_many", "delete_one", "delete_many", "replace_one", "count_documents", "aggregate"}},
	{"supabase.Client", []string{"execute"}},
	{"sqlmodel.Session", []string{"exec", "execute", "commit", "get", "flush", "refresh"}},
}

// isRemote tells whether a dotted name is one of these functions.
func isRemote(name string) bool {
	if strings.Contains(name, ".Async") || strings.Contains(name, ".aio.") {
		return false
	}
	return oneOf(remotes, name)
}

// oneOf tells whether a dotted name is a function of one of the modules or classes.
func oneOf(list []remote, name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	return slices.ContainsFunc(list, func(r remote) bool {
		if !strings.HasPrefix(name, r.root+".") {
			return false
		}
		if r.names == nil {
			return last[0] >= 'a' && last[0] <= 'z'
		}
		return slices.Contains(r.names, last)
	})
}
