package rules

import "github.com/molt-go/molt/analyzer/syntax"

// A nodeKind is a small integer for each node type that rules can subscribe to.
type nodeKind uint8

const (
	otherNode nodeKind = iota
	functionNode
	classNode
	returnNode
	assignNode
	augAssignNode
	annAssignNode
	forNode
	whileNode
	ifNode
	withNode
	tryNode
	exprStmtNode
	binOpNode
	boolOpNode
	compareNode
	callNode
	subscriptNode
	attributeNode
	dictNode
	setNode
	listNode
	tupleNode
	listCompNode
	setCompNode
	dictCompNode
	generatorNode
	awaitNode
	lambdaNode
	joinedStrNode
	importNode
	importFromNode
	numNodeKinds
)

// kindOf returns the kind of a node; types that no rule can subscribe to are otherNode.
func kindOf(n syntax.Node) nodeKind {
	switch n.(type) {
	case *syntax.FunctionDef:
		return functionNode
	case *syntax.ClassDef:
		return classNode
	case *syntax.Return:
		return returnNode
	case *syntax.Assign:
		return assignNode
	case *syntax.AugAssign:
		return augAssignNode
	case *syntax.AnnAssign:
		return annAssignNode
	case *syntax.For:
		return forNode
	case *syntax.While:
		return whileNode
	case *syntax.If:
		return ifNode
	case *syntax.With:
		return withNode
	case *syntax.Try:
		return tryNode
	case *syntax.ExprStmt:
		return exprStmtNode
	case *syntax.BinOp:
		return binOpNode
	case *syntax.BoolOp:
		return boolOpNode
	case *syntax.Compare:
		return compareNode
	case *syntax.Call:
		return callNode
	case *syntax.Subscript:
		return subscriptNode
	case *syntax.Attribute:
		return attributeNode
	case *syntax.Dict:
		return dictNode
	case *syntax.Set:
		return setNode
	case *syntax.List:
		return listNode
	case *syntax.Tuple:
		return tupleNode
	case *syntax.ListComp:
		return listCompNode
	case *syntax.SetComp:
		return setCompNode
	case *syntax.DictComp:
		return dictCompNode
	case *syntax.GeneratorExp:
		return generatorNode
	case *syntax.Await:
		return awaitNode
	case *syntax.Lambda:
		return lambdaNode
	case *syntax.JoinedStr:
		return joinedStrNode
	case *syntax.Import:
		return importNode
	case *syntax.ImportFrom:
		return importFromNode
	}
	return otherNode
}
